-- For the sweep that looks for interrupted runs: the few that go on, not the thousands that wait for a review.
create index run_going on onboarding.run (priority) where status = 'RUNNING';

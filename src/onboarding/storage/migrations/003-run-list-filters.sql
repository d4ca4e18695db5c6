-- Every filter of the list of runs walks an index of its own, in the order of the list.
create index run_by_kind on onboarding.run (account_sid, kind, created_at desc, run_id desc);
create index run_by_status_and_kind on onboarding.run (account_sid, status, kind, created_at desc, run_id desc);

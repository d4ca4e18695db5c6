-- What has been reported of a run's reviews, by callbacks and by checks, is called a signal.
alter table onboarding.run rename column news to signals;
alter table onboarding.run rename column looked to signals_handled;
alter table onboarding.run rename column news_at to signaled_at;
alter index onboarding.run_with_news rename to run_with_signals;
alter table onboarding.news rename to signal;
alter index onboarding.news_pkey rename to signal_pkey;
-- Nothing reads it.
drop index onboarding.review_by_bundle;

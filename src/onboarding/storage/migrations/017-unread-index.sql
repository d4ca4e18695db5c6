-- Nothing reads it.
drop index onboarding.review_by_bundle;

-- Which runs have made a profile or product, or were given it, each by an index that says the same as its part of the
-- view. A product that was made again has left the one before it in previous_sid.
create index step_bundle on onboarding.step (coalesce(resource_sid, parameters->>'customerProfileSid'))
  where use in ('create-customer-profile', 'check-customer-profile', 'create-trust-product');
create index step_replaced_bundle on onboarding.step (previous_sid)
  where use in ('create-customer-profile', 'create-trust-product') and previous_sid is not null;
create view onboarding.run_bundle as
  select run_id, coalesce(resource_sid, parameters->>'customerProfileSid') as bundle_sid from onboarding.step
  where use in ('create-customer-profile', 'check-customer-profile', 'create-trust-product')
  union all
  select run_id, previous_sid from onboarding.step
  where use in ('create-customer-profile', 'create-trust-product') and previous_sid is not null;

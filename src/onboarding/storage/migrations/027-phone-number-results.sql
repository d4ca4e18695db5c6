-- What became of each phone number on each bundle of an operation on numbers. A number whose request may have been sent is
-- marked before that, so that a later attempt knows whose work it finds.
create table onboarding.phone_number_result (
  run_id text not null references onboarding.run on delete cascade,
  bundle_sid text not null,
  phone_number_sid text not null,
  -- In the order of the bundles and of the input.
  position integer not null,
  outcome text not null check (outcome in ('DONE', 'ALREADY_THERE', 'REFUSED', 'NOT_TRIED')),
  sent boolean not null,
  error jsonb,
  primary key (run_id, bundle_sid, phone_number_sid)
);
create index phone_number_result_position on onboarding.phone_number_result (run_id, position);
-- An operation on numbers is one of the runs of its customer's profile.
create index step_customer on onboarding.step ((parameters->>'customerProfileSid')) where use = 'find-customer';
create or replace view onboarding.run_bundle as
  select run_id, coalesce(resource_sid, parameters->>'customerProfileSid') as bundle_sid from onboarding.step
  where use in ('create-customer-profile', 'check-customer-profile', 'create-trust-product')
  union all
  select run_id, previous_sid from onboarding.step
  where use in ('create-customer-profile', 'create-trust-product') and previous_sid is not null
  union all
  select run_id, parameters->>'customerProfileSid' from onboarding.step where use = 'find-customer';

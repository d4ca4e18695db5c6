-- Which run may make a trust product of a kind on a profile: of several at once the others wait, and take what it has made.
create table onboarding.trust_product_turn (
  account_sid text not null,
  profile_sid text not null,
  kind text not null,
  run_id text not null references onboarding.run on delete cascade,
  -- What the run before has made, which the copy of the account may not show yet.
  product_sid text,
  primary key (account_sid, profile_sid, kind)
);
create index trust_product_turn_run on onboarding.trust_product_turn (run_id);

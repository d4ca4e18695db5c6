-- Names of batches, which may hold a customer's: encrypted where there is a key, and then no longer in name.
alter table onboarding.batch add column sealed_name jsonb;
create index batch_name_sealed_with on onboarding.batch (coalesce(sealed_name->>'sealedWith', ''))
  where name is not null or sealed_name is not null;

-- Of the request that started the run, or resumed it last: the spans of its steps are linked to it.
alter table onboarding.run add column traceparent text;

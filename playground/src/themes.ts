/** Where an example's texts are under operations/, without their endings. */
export interface ExampleFiles {
  readonly document: string;
  /** Its own file, unless it uses the same variables as another example. */
  readonly variables: string;
}

/** Examples that belong together, as the guide shows them. */
export interface Theme {
  readonly title: string;
  readonly about?: string;
  /** Whether the playground begins with a tab for each of them. The other themes' tabs are opened from the guide. */
  readonly opensTabs?: true;
  /** Whether the guide begins with their list unfolded. */
  readonly unfolded?: true;
  readonly examples: readonly ExampleFiles[];
}

function inFolder(folder: string, ...names: readonly string[]): readonly ExampleFiles[] {
  return names.map((name) => ({ document: `${folder}/${name}`, variables: `${folder}/${name}` }));
}

/** All examples, in the order in which the guide lists them and the tabs stand. */
export const THEMES: readonly Theme[] = [
  {
    title: 'Look around',
    opensTabs: true,
    unfolded: true,
    examples: inFolder('look', 'profile-graph', 'phone-numbers'),
  },
  {
    title: 'Search',
    about: 'What Twilio cannot search, count or sort.',
    examples: inFolder('look', 'customers', 'what-is-due', 'coverage', 'drift'),
  },
  {
    title: 'What can be chosen from',
    about:
      'For forms of your own: what a policy requires, the words that Twilio accepts, the addresses of the account.',
    examples: inFolder('look', 'policy-requirements', 'use-cases', 'addresses'),
  },
  {
    title: 'Everything in one mutation',
    about: 'Start an onboarding, watch it, find it again.',
    opensTabs: true,
    unfolded: true,
    examples: inFolder('onboard', 'onboard-voice-integrity', 'onboarding-progress', 'onboardings'),
  },
  {
    title: 'Other kinds of onboarding',
    about: 'Each has customers and numbers of its own, so that all of them can be run.',
    examples: inFolder(
      'kinds',
      'onboard-secondary-customer-profile',
      'onboard-starter-customer-profile',
      'onboard-shaken-stir',
      'onboard-a2p-messaging-profile',
      'onboard-sole-proprietor',
      'onboard-trust-product',
      'onboard-cnam',
    ),
  },
  {
    title: 'Plan before you start',
    about: 'What an onboarding would do and what would be rejected. Nothing is written.',
    examples: [
      { document: 'plan/plan-voice-integrity', variables: 'onboard/onboard-voice-integrity' },
      { document: 'plan/plan-shaken-stir', variables: 'kinds/onboard-shaken-stir' },
      { document: 'plan/plan-a2p-messaging-profile', variables: 'kinds/onboard-a2p-messaging-profile' },
      { document: 'plan/plan-starter-customer-profile', variables: 'kinds/onboard-starter-customer-profile' },
      { document: 'plan/plan-sole-proprietor', variables: 'kinds/onboard-sole-proprietor' },
      { document: 'plan/plan-trust-product', variables: 'kinds/onboard-trust-product' },
      { document: 'plan/plan-cnam', variables: 'kinds/onboard-cnam' },
      { document: 'plan/plan-secondary-customer-profile', variables: 'kinds/onboard-secondary-customer-profile' },
    ],
  },
  {
    title: 'Follow, correct and cancel',
    about: 'What happened, what changes, and what to do about a run that went wrong.',
    examples: inFolder(
      'follow',
      'onboarding-timeline',
      'onboarding-input',
      'onboardings-of-profiles',
      'waiting-for-twilio',
      'bundle-status-changed',
      'coverage-changed',
      'resume-onboarding',
      'cancel-onboarding',
    ),
  },
  {
    title: 'Numbers come and go',
    about: 'What a customer gets or gives up after its onboarding.',
    examples: inFolder('numbers', 'phone-numbers-later'),
  },
  {
    title: 'Many customers at once',
    about: 'A batch of onboardings, its counts and its failures.',
    examples: inFolder('many', 'onboard-many', 'batch-progress', 'batch', 'skip-invalid'),
  },
  {
    title: 'Subaccounts',
    about: 'List them, make one, and work in it with the header x-account-sid.',
    examples: inFolder('subaccounts', 'accounts', 'create-subaccount', 'in-a-subaccount'),
  },
  {
    title: 'Change what is approved',
    about: 'Through a provisional copy, which replaces the original.',
    examples: inFolder('copies', 'copy-customer-profile', 'copy-trust-product'),
  },
  {
    title: 'Hosted forms',
    about: 'Forms of Twilio’s that your customers fill in on your pages.',
    examples: inFolder('forms', 'compliance-inquiry', 'british-numbers', 'toll-free', 'a2p-brand', 'a2p-campaign'),
  },
  {
    title: 'A customer changes or leaves',
    about: 'What was onboarded is corrected, or taken apart.',
    examples: inFolder('customers', 'customer-changes', 'customer-leaves'),
  },
  {
    title: 'Voice Integrity, step by step',
    about: 'Each step fills in the SIDs that the steps before it returned.',
    opensTabs: true,
    examples: inFolder(
      'steps',
      'step-01-create-profile',
      'step-02-connect-primary',
      'step-03-address',
      'step-04-business',
      'step-05-representative',
      'step-06-connect-profile',
      'step-07-profile-numbers',
      'step-08-submit-profile',
      'step-09-create-product',
      'step-10-connect-product',
      'step-11-submit-product',
    ),
  },
];

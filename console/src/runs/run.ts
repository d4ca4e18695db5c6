import type { ConsoleRunSubscription } from '../operations/generated/graphql';

export type Run = ConsoleRunSubscription['onboardingUpdated'];
export type Step = Run['steps'][number];

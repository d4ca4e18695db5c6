import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { exampleCustomer } from '../../../src/domain/example-customer';
import { useClient } from '../api/use-api';
import { newKey } from '../customer/new-key';
import { ConsoleOnboardExampleDocument, type OnboardVoiceIntegrityInput } from '../operations/generated/graphql';
import { useGo } from '../shell/places';
import { useLevers } from './levers';
import type { Work } from './use-doing';

const NAMES = ['Acme Dental', 'Owl Bookshop', 'Harbor Clinic', 'Cedar Realty', 'Summit Motors', 'Maple Bakery'];
const WANTED_NUMBERS = 2;

/** How its review ends, and the registration number by which the sandbox knows. */
const ENDINGS: readonly (readonly [ending: string, registrationNumber: string])[] = [
  ['is approved', '842761953'],
  ['is rejected: number not found (18602)', '111111111'],
  ['is rejected: register not accepted (18609)', '222222222'],
];

/** Onboards an invented customer, with numbers that are made for it, and shows the run. */
export function ExamplePanel({ work: { act, doing } }: { readonly work: Work }) {
  const pull = useLevers();
  const client = useClient();
  const go = useGo();
  const [ending, setEnding] = useState(ENDINGS[0]?.[1] ?? '');
  const onboard = async (): Promise<string> => {
    const { sids } = await pull<{ sids: readonly string[] }>('POST', 'numbers', { count: WANTED_NUMBERS });
    const input = named(exampleCustomer(newKey('example'), sids) as OnboardVoiceIntegrityInput, ending);
    const { onboardVoiceIntegrity } = await client.run(ConsoleOnboardExampleDocument, {
      input: { ...input, wait: 'NOT_AT_ALL' },
    });
    const id = onboardVoiceIntegrity.onboarding?.id ?? '';
    go(`/runs/${encodeURIComponent(id)}`);
    return 'An example customer is being onboarded.';
  };
  return (
    <section className="panel" aria-labelledby="example-title">
      <h2 id="example-title">An example customer</h2>
      <NativeSelect
        label="It …"
        value={ending}
        onChange={(event) => setEnding(event.currentTarget.value)}
        data={ENDINGS.map(([label, value]) => ({ label, value }))}
      />
      <Button loading={doing === 'example'} onClick={() => act('example', onboard)}>
        Onboard it
      </Button>
    </section>
  );
}

/** The same customer under a name of its own, so that a person can distinguish several. */
function named(input: OnboardVoiceIntegrityInput, registrationNumber: string): OnboardVoiceIntegrityInput {
  const name = `${NAMES[Math.floor(Math.random() * NAMES.length)]} ${Math.floor(Math.random() * 900) + 100}`;
  const { secondary } = input.customerProfile;
  if (secondary == null) return input;
  const business = { ...secondary.business, businessName: name, businessRegistrationNumber: registrationNumber };
  return {
    ...input,
    customerProfile: { secondary: { ...secondary, friendlyName: name, business } },
    trustProduct: { ...input.trustProduct, friendlyName: `${name}, Voice Integrity` },
  };
}

import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import './styles/mantine.css';
import './styles/colours.css';
import './styles/page.css';
import './styles/table.css';
import { clientFor } from './api/client';
import { keyOfSession } from './api/session';
import { questionIn, variablesOf } from './customers/question';
import { BEGINNING } from './customers/rows-in-pages';
import { ConsoleAccountDocument, ConsoleCustomersDocument } from './operations/generated/graphql';
import { accountIn } from './shell/address';

/*
 * The beginning of the page: small, so that the first answers are on their way while the browser reads the program that
 * shows them.
 */

const FIRST_VIEW = /^\/console\/?$/;

function askFirst({ pathname, search }: Location): void {
  const client = clientFor(keyOfSession(), accountIn(search));
  if (FIRST_VIEW.test(pathname)) {
    const question = questionIn(new URLSearchParams(search));
    client.askAhead(ConsoleCustomersDocument, variablesOf(question, BEGINNING));
  }
  client.askAhead(ConsoleAccountDocument, {}, { onPartial: () => undefined });
}

askFirst(location);
void import('./start');

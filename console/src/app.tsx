import { MantineProvider } from '@mantine/core';
import { lazy, Suspense, useEffect, type ComponentType, type ReactNode } from 'react';
import { Route, Router, Switch } from 'wouter';
import { clientFor } from './api/client';
import { useSession } from './api/session';
import { ClientContext, useQuery } from './api/use-api';
import { CustomersPage } from './customers/customers-page';
import { ConsoleAccountDocument } from './operations/generated/graphql';
import { Empty, Loading } from './parts/states';
import { AccountContext } from './shell/account';
import { KeyForm } from './shell/key-form';
import { Place, useAccountSid } from './shell/places';
import { schemeManager } from './shell/scheme';
import { Shell } from './shell/shell';

/** A view whose program is loaded with its first visit. */
function later<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazy(() => load().then((module) => ({ default: module[name] })));
}

const CustomerPage = later(() => import('./customer/customer-page'), 'CustomerPage');
const RunsPage = later(() => import('./runs/runs-page'), 'RunsPage');
const RunPage = later(() => import('./runs/run-page'), 'RunPage');
const BatchPage = later(() => import('./batches/batch-page'), 'BatchPage');
const CoveragePage = later(() => import('./coverage/coverage-page'), 'CoveragePage');

const ImportPage = later(() => import('./import/import-page'), 'ImportPage');
const SandboxPage = later(() => import('./sandbox/sandbox-page'), 'SandboxPage');

const FIRST_PASS_MS = 2_000;

/** Without styles that Mantine would write into the page: the policy of the page allows only files. */
export function App() {
  return (
    <MantineProvider
      defaultColorScheme="auto"
      colorSchemeManager={schemeManager}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Router base="/console">
        <WithClient>
          <Views />
        </WithClient>
      </Router>
    </MantineProvider>
  );
}

function WithClient({ children }: { readonly children: ReactNode }) {
  const { key, refused } = useSession();
  const account = useAccountSid();
  if (refused) return <KeyForm />;
  return (
    <ClientContext value={clientFor(key, account)}>
      <WithAccount>{children}</WithAccount>
    </ClientContext>
  );
}

function WithAccount({ children }: { readonly children: ReactNode }) {
  const { data, again } = useQuery(ConsoleAccountDocument, {});
  const reading = data?.account.mirror.state === 'FIRST_PASS';
  // Nothing announces how far the first reading of an account is.
  useEffect(() => {
    if (!reading) return undefined;
    const timer = setInterval(again, FIRST_PASS_MS);
    return () => clearInterval(timer);
  }, [reading, again]);
  return (
    <AccountContext value={data?.account}>
      <Shell>{children}</Shell>
    </AccountContext>
  );
}

function Views() {
  return (
    <Suspense fallback={<Loading what="the view" />}>
      <Switch>
        <Route path="/" component={CustomersPage} />
        <Route path="/customers/:sid" component={CustomerPage} />
        <Route path="/runs" component={RunsPage} />
        <Route path="/runs/:id" component={RunPage} />
        <Route path="/batches/:id" component={BatchPage} />
        <Route path="/coverage" component={CoveragePage} />
        <Route path="/import" component={ImportPage} />
        <Route path="/sandbox" component={SandboxPage} />
        <Route>
          <Empty title="There is nothing at this address">
            <Place to="/">All customers</Place>
          </Empty>
        </Route>
      </Switch>
    </Suspense>
  );
}

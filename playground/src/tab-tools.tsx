import { ToolbarButton, useGraphiQL } from '@graphiql/react';
import { useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { readApiKey } from './api-key';
import { clientCode } from './code';
import { curlCommand } from './curl';
import { lastAnswer, onAnswer } from './last-answer';
import { shareAddress } from './shared-query';

/** GraphiQL's own tools, and three that hand the tab on. */
export function TabTools({ own }: { readonly own: ReactNode }) {
  const tab = useGraphiQL(({ queryEditor, variableEditor, operationName }) => ({
    queryEditor,
    variableEditor,
    operationName,
  }));
  const text = () => ({ query: tab.queryEditor?.getValue() ?? '', variables: tab.variableEditor?.getValue() ?? '' });
  return (
    <>
      {own}
      <CopyButton label="Copy a link to this query" text={() => shareAddress(text())}>
        <path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1" />
      </CopyButton>
      <CopyButton
        label="Copy as curl, without your key"
        text={() => curlCommand(text(), tab.operationName ?? null, readApiKey() !== null)}
      >
        <path d="M4 6l6 6-6 6M12 18h8" />
      </CopyButton>
      <CopyButton
        label="Copy as code for Node.js, without your key"
        text={() => clientCode(text(), tab.operationName ?? null, readApiKey() !== null)}
      >
        <path d="M8 7l-5 5 5 5M16 7l5 5-5 5M14 4l-4 16" />
      </CopyButton>
    </>
  );
}

interface CopyButtonProps {
  readonly label: string;
  readonly text: () => string;
  readonly children: ReactNode;
}

/** Says for a moment whether it worked: a browser gives the clipboard to safe origins only (https, or this machine). */
function CopyButton({ label, text, children }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<string | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setOutcome('Copied');
    } catch {
      window.prompt('This browser does not let the page copy. Copy it from here:', text());
    }
  };
  return (
    <ToolbarButton
      label={outcome ?? label}
      aria-label={label}
      onClick={() => void copy()}
      onMouseLeave={() => setOutcome(null)}
    >
      <svg viewBox="0 0 24 24" className="graphiql-toolbar-icon" fill="none" stroke="currentColor" strokeWidth="1.5">
        {children}
      </svg>
    </ToolbarButton>
  );
}

/** Below the answer: how long it took and how large it is. */
export function AnswerFacts() {
  const answer = useSyncExternalStore(onAnswer, lastAnswer);
  if (answer === null) return null;
  const { milliseconds, bytes, status } = answer;
  const size = bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;
  return <p className="answer-facts">{`HTTP ${status} · ${Math.round(milliseconds)} ms · ${size}`}</p>;
}

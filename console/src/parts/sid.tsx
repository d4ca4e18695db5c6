import { useState } from 'react';
import { Icon } from './icons';

/** An identifier of Twilio's, which a click copies. */
export function Sid({ sid, short = false }: { readonly sid: string; readonly short?: boolean }) {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(sid).then(() => setCopied(true));
  };
  return (
    <button type="button" className="sid" onClick={copy} title={`Copy ${sid}`} onBlur={() => setCopied(false)}>
      <code>{short ? `${sid.slice(0, 6)}…${sid.slice(-4)}` : sid}</code>
      <Icon name={copied ? 'check' : 'copy'} size={12} />
      <span className="hidden">{copied ? 'copied' : 'copy'}</span>
    </button>
  );
}

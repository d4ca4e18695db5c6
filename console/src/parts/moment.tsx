import { exact, relative, since } from '../words/times';

/** A moment as one speaks of it, with the exact one on pointing at it. */
export function Moment({ at, as = 'ago' }: { readonly at: string; readonly as?: 'ago' | 'since' }) {
  return (
    <time dateTime={at} title={exact(at)}>
      {as === 'ago' ? relative(at) : since(at)}
    </time>
  );
}

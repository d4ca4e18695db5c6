import { lazy, Suspense } from 'react';
import { Loading } from '../parts/states';
import type { Graph } from './graph';

const Drawing = lazy(() => import('./drawing').then((module) => ({ default: module.Drawing })));

/** The drawing, whose library is loaded with the first of them. */
export function LazyDrawing({ graph }: { readonly graph: Graph }) {
  return (
    <Suspense fallback={<Loading what="the drawing" />}>
      <Drawing graph={graph} />
    </Suspense>
  );
}

const PATHS = {
  customers:
    'M3 20c0-3.3 2.7-6 6-6s6 2.7 6 6M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8m8 9h4c0-2.8-1.6-5.1-4-5.7M15 3.3a4 4 0 0 1 0 7.4',
  runs: 'M5 4v16l14-8z',
  coverage: 'M4 20V10m5 10V4m5 16v-7m5 7V8',
  import: 'M12 3v12m0 0 4-4m-4 4-4-4M4 17v3h16v-3',
  sandbox: 'M9 3h6m-5 0v6l-5 9a2 2 0 0 0 2 3h10a2 2 0 0 0 2-3l-5-9V3M7.5 15h9',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14m5-2 5 5',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8M12 2v2m0 16v2M4.9 4.9l1.4 1.4m11.4 11.4 1.4 1.4M2 12h2m16 0h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4',
  moon: 'M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5',
  up: 'm6 15 6-6 6 6',
  down: 'm6 9 6 6 6-6',
  back: 'm15 5-7 7 7 7',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  check: 'm5 12.5 4.5 4.5L19 7',
  cross: 'M6 6l12 12M18 6 6 18',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18m0-14v5l3 2',
  alert: 'M12 4 2.5 20h19zm0 6v4m0 3v.1',
  dash: 'M6 12h12',
  outside: 'M14 4h6v6m0-6-9 9M10 5H5v14h14v-5',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside words, so that a screen reader leaves it out. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

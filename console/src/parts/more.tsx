import { Button } from '@mantine/core';

interface MoreProps {
  readonly pages: { readonly more?: () => void; readonly loading: boolean };
}

export function More({ pages: { more, loading } }: MoreProps) {
  if (more === undefined) return null;
  return (
    <div className="actions">
      <Button variant="default" loading={loading} onClick={more}>
        Show more
      </Button>
    </div>
  );
}

import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** One numbered part of a form that is read from top to bottom. */
export const Step = ({ number, title, children }: { number: number; title: string; children: ReactNode }) => (
  <Stack gap="sm" component="section">
    <div className="step">
      <span aria-hidden>{number}</span>
      <Title order={3} size="h4">
        {title}
      </Title>
    </div>
    {children}
  </Stack>
);

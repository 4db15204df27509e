import { Container, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { usePageTitle } from './page-title';

interface Props {
  /** What the pages side by side are about. */
  readonly label: string;
  /** [address, name] of those that somebody may see. */
  readonly tabs: readonly (readonly [string, string])[];
  readonly title: string;
  readonly children: ReactNode;
}

/** One of several pages that belong together, with the way to the others. */
export const TabbedPage = ({ label, tabs, title, children }: Props) => {
  usePageTitle(title);
  return (
    <Container size="lg" py="lg">
      {tabs.length > 1 ? (
        <nav className="tabs no-print" aria-label={label}>
          {tabs.map(([to, name]) => (
            <NavLink key={to} to={to}>
              {name}
            </NavLink>
          ))}
        </nav>
      ) : null}
      <Title order={1} size="h2" mb="md">
        {title}
      </Title>
      {children}
    </Container>
  );
};

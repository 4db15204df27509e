import { Button, Container, Text, Title } from '@mantine/core';
import i18n from 'i18next';
import type { ReactNode } from 'react';
import { Component } from 'react';

/** Keeps a fault of one page from taking the others with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Container py="xl" role="alert">
        <Title order={1}>{i18n.t('error.page')}</Title>
        <Text my="md">{i18n.t('error.server')}</Text>
        <Button onClick={() => window.location.reload()}>{i18n.t('error.retry')}</Button>
      </Container>
    );
  }
}

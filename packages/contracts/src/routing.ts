export * from './generated/civicline/routing/v1/routing';
export * from './generated/civicline/routing/v1/routing_events';

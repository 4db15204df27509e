export * from './generated/civicline/scheduling/v1/scheduling';
export * from './generated/civicline/scheduling/v1/scheduling_events';

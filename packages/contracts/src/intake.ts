export * from './generated/civicline/intake/v1/intake';
export * from './generated/civicline/intake/v1/intake_events';

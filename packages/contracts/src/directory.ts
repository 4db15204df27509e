export * from './generated/civicline/directory/v1/directory';
export * from './generated/civicline/directory/v1/directory_events';

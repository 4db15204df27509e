export * from './generated/civicline/directory/v1/directory';
export * from './generated/civicline/directory/v1/directory_events';
export * from './generated/civicline/directory/v1/directory_files';
export * from './generated/civicline/directory/v1/knowledge';
export * from './generated/civicline/directory/v1/missed_search';

export * from './generated/civicline/privacy/v1/privacy';

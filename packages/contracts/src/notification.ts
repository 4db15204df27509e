export * from './generated/civicline/notification/v1/notification';
export * from './generated/civicline/notification/v1/notification_events';
export * from './generated/civicline/notification/v1/webhooks';

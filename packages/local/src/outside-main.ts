/** The world outside as a process of its own, for a house in containers: mail, SMS and Zalo end here, and can be read at /local/messages. */
import { defineConfig, defineService, part, runService } from '@civicline/service-kit';
import { startMailbox } from './mailbox';

const config = defineConfig({
  SMTP_PORT: { type: 'port', default: 2525, about: 'SMTP' },
  HTTP_PORT: { type: 'port', default: 8025, about: 'HTTP: the SMS providers, Zalo, and what was received' },
  MESSAGES_FILE: { type: 'string', default: '/tmp/messages.jsonl', about: 'Where messages are kept' },
  SMS_API_KEY: { type: 'secret', about: 'Key that whoever sends an SMS shows' },
  SMS_RECEIPT_SECRET: { type: 'secret', about: 'Signs delivery receipts (HMAC-SHA256)' },
  GATEWAY_URL: { type: 'url', about: 'Where receipts and what citizens write are brought' },
  RETURNS_URL: {
    type: 'url',
    optional: true,
    about: 'Where mail goes back to that found no mailbox, smtp://host:port',
  },
});

runService(
  defineService({
    name: 'outside',
    config,
    parts: (settings) => {
      let stop: (() => Promise<void>) | undefined;
      return [
        part({
          name: 'mailbox',
          start: async () => {
            const at = (path: string) => new URL(path, settings.gatewayUrl).href;
            ({ stop } = await startMailbox({
              host: settings.host,
              smtpPort: settings.smtpPort,
              httpPort: settings.httpPort,
              file: settings.messagesFile,
              apiKey: settings.smsApiKey,
              receiptSecret: settings.smsReceiptSecret,
              receiptUrl: at('/integrations/sms/v1/receipts'),
              inboundUrl: at('/integrations/sms/v1/inbound'),
              ...(settings.returnsUrl === undefined ? {} : { returns: settings.returnsUrl }),
            }));
          },
          stop: () => stop?.() ?? Promise.resolve(),
        }),
      ];
    },
  }),
);

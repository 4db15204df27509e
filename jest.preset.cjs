const path = require('node:path');

/** Files that need a real Asterisk: `npm run test:telephony` runs them, and them alone. */
const telephony = '.telephony.test.ts';
const which = process.env.CIVICLINE_TEST_TELEPHONY
  ? { testMatch: [`<rootDir>/test/**/*${telephony}`] }
  : {
      testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', telephony.replaceAll('.', '\\.')],
    };

/** What every room's jest.config.cjs is: jestPreset(__dirname). Sources run as written (no build), ES modules included. */
module.exports.jestPreset = (dir, more = {}) => ({
  displayName: path.basename(dir),
  rootDir: dir,
  ...which,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'require', 'node', 'default'] },
  transform: {
    '\\.(m|c)?(t|j)sx?$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript', tsx: true } },
        module: { type: 'commonjs', ignoreDynamic: false },
        sourceMaps: 'inline',
      },
    ],
  },
  // Packages that ship ES modules only; everything else in node_modules is loaded as it is, which is much faster.
  transformIgnorePatterns: ['/node_modules/(?!(jose|oauth4webapi|openid-client|uuid)/)'],
  ...more,
});

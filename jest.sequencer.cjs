const sequencer = require.resolve('@jest/test-sequencer', {
  paths: [require.resolve('jest-cli', { paths: [require.resolve('jest')] })],
});
const { default: Sequencer } = require(sequencer);

/**
 * What starts a broker, a house or a browser, or waits for a minute of the clock, takes minutes: begun last, it would keep one worker busy
 * while the others have nothing.
 */
const long = new RegExp(
  [
    'packages/events/test/kafka',
    'proof/test',
    'replay/test',
    'examples/.*follow',
    'packages/local/test/postgres',
    'apps/gateway/test/(?:fuzz|reminded)',
    'apps/notification/test/(?:campaign-crash|erasure)',
    'apps/desk/test/',
  ].join('|'),
);

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const all = super.sort(tests);
    return [...all.filter(({ path }) => long.test(path)), ...all.filter(({ path }) => !long.test(path))];
  }
};

/**
 * Loaded before an app that the local platform runs (`node -r`): it ends in an orderly way when the platform is gone, were it
 * killed without a word. Nobody else would end it, and it would keep its port.
 */
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}

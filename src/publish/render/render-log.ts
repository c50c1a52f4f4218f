import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { AstroLoggerDestination, AstroLoggerMessage } from 'astro';

/**
 * Astro's logger while it bundles (`logger.entrypoint` in its configuration). Astro
 * imports this file by itself, so what it says travels over a channel of Node's that bears the name
 * in `config`.
 */
export default function createRenderLogger(config: {
  readonly channel: string;
}): AstroLoggerDestination {
  const out = channel(config.channel);
  return { write: (message) => out.publish(message) };
}

/**
 * The part of Astro's configuration that leads its log to `listen`, and `stop`, which ends that.
 */
export function createRenderLog(name: string, listen: (message: AstroLoggerMessage) => void) {
  const channelName = `answerable:${name}`;
  const onMessage = (message: unknown) => {
    if (isMessage(message) && !isNoise(message)) listen(message);
  };
  subscribe(channelName, onMessage);
  return {
    logger: {
      entrypoint: new URL('./render-log.ts', import.meta.url),
      config: { channel: channelName },
    },
    stop: () => unsubscribe(channelName, onMessage),
  };
}

/**
 * Vite says this of every MDX entry; it means nothing (see “MODULE_LEVEL_DIRECTIVE” in
 * withastro/astro).
 */
function isNoise({ message }: AstroLoggerMessage): boolean {
  return message.includes('MODULE_LEVEL_DIRECTIVE');
}

function isMessage(value: unknown): value is AstroLoggerMessage {
  return (
    typeof value === 'object' &&
    value !== null &&
    'level' in value &&
    'message' in value &&
    typeof value.message === 'string'
  );
}

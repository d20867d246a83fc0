// Ways to kill the real engine, just as it was built: the browser that it meets is changed before it starts.
//
// Both functions run in the page, before all its scripts.

/**
 * Puts `window.breaks({ trap, isInTimer, refuse })` in place. From then on the engine dies in the middle of its work when it
 * calls the browser function `trap`; with `isInTimer` only in work that it has put off by a timer, which it is then made
 * to do. And the function `refuse` of all nodes throws as a browser's own does; the engine answers that with a panic.
 * `breaks({})` mends everything.
 */
export function armTraps() {
  const { instantiate } = WebAssembly;
  const { now } = Date;
  const { setTimeout } = window;
  const own = {};
  let broken = {};
  let isInTimer = false;

  window.breaks = (next) => {
    broken = next;
    Object.assign(Node.prototype, own);
    if (next.refuse) {
      own[next.refuse] = Node.prototype[next.refuse];
      // Without a node to work on.
      Node.prototype[next.refuse] = own[next.refuse].bind(null);
    }
    let time = now();
    Date.now = next.isInTimer ? () => (time += 1000) : now;
  };

  window.setTimeout = (run, ...others) =>
    setTimeout(
      (...inputs) => {
        isInTimer = true;
        try {
          run(...inputs);
        } finally {
          isInTimer = false;
        }
      },
      ...others,
    );

  WebAssembly.instantiate = async (module, imports) => {
    const trapped = (name, call) =>
      function (...inputs) {
        // More memory than there can be.
        if (name.startsWith(`__wbg_${broken.trap}_`) && isInTimer >= Boolean(broken.isInTimer)) engine.exports.__wbindgen_malloc(-1, 1);
        return call.apply(this, inputs);
      };
    const withTraps = Object.entries(imports).map(([from, calls]) => [
      from,
      Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, trapped(name, call)])),
    ]);
    const engine = await instantiate(module, Object.fromEntries(withTraps));
    return engine;
  };
}

/** Puts `window.exhaust()` in place, after which the running engine gets no more memory. */
export function armExhaustion() {
  const MOST = 1000; // Pages of 64 KiB, far more than an engine uses.
  const { compile, instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...inputs) => {
    const engine = await instantiate(...inputs);
    const { memory } = engine.exports;
    window.exhaust = () => memory.grow(MOST - memory.buffer.byteLength / 65_536);
    return engine;
  };
  // Without an upper limit an engine could take all memory there is.
  WebAssembly.compileStreaming = async (response) => {
    const bytes = new Uint8Array(await (await response).arrayBuffer());
    let at = 8;
    for (;;) {
      const section = bytes[at];
      const [size, inner] = number(at + 1);
      if (bytes[at] === 5) {
        // One memory, without an upper limit.
        const [least] = number(inner + 2);
        const limits = [1, 1, ...digits(least), ...digits(MOST)];
        const limited = [5, ...digits(limits.length), ...limits];
        const rest = bytes.subarray(inner + size);
        return compile(new Uint8Array([...bytes.subarray(0, at), ...limited, ...rest]));
      }
      at = inner + size;
    }

    /** A number in seven-bit digits, the smallest first, and where the next thing begins. */
    function number(at) {
      let value = 0;
      for (let shift = 0; ; shift += 7, at += 1) {
        value |= (bytes[at] & 0x7f) << shift;
        if (bytes[at] < 0x80) return [value, at + 1];
      }
    }

    function digits(value) {
      return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...digits(value >> 7)];
    }
  };
}

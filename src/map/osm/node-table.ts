/** A place as OpenStreetMap keeps it, in ten-millionths of a degree. */
export interface NodePlace {
  readonly lat: number;
  readonly lon: number;
}

/**
 * Where nodes are, in 16 bytes each: a county has millions. Of nodes with the same number the first holds.
 */
export class NodeTable {
  #ids = new Float64Array(1024);
  #lats = new Int32Array(1024);
  #lons = new Int32Array(1024);
  #size = 0;
  #isSorted = true;

  add(id: number, lat: number, lon: number): void {
    if (this.#size === this.#ids.length) this.#grow();
    if (this.#size > 0 && id <= (this.#ids[this.#size - 1] ?? 0)) this.#isSorted = false;
    this.#ids[this.#size] = id;
    this.#lats[this.#size] = lat;
    this.#lons[this.#size] = lon;
    this.#size += 1;
  }

  /** How many nodes it holds. */
  get size(): number {
    this.#sort();
    return this.#size;
  }

  find(id: number): NodePlace | undefined {
    this.#sort();
    let [low, high] = [0, this.#size - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#ids[middle] ?? 0;
      if (found === id) return { lat: this.#lats[middle] ?? 0, lon: this.#lons[middle] ?? 0 };
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  #grow(): void {
    const room = Math.ceil(this.#ids.length * 1.6);
    const ids = new Float64Array(room);
    ids.set(this.#ids);
    const lats = new Int32Array(room);
    lats.set(this.#lats);
    const lons = new Int32Array(room);
    lons.set(this.#lons);
    this.#ids = ids;
    this.#lats = lats;
    this.#lons = lons;
  }

  #sort(): void {
    if (this.#isSorted) return;
    this.#isSorted = true;
    const [ids, lats, lons] = [this.#ids, this.#lats, this.#lons];
    const order = new Uint32Array(this.#size).map((_, index) => index);
    order.sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0) || a - b);
    this.#ids = new Float64Array(order.length);
    this.#lats = new Int32Array(order.length);
    this.#lons = new Int32Array(order.length);
    this.#size = 0;
    let last: number | undefined;
    for (const index of order) {
      const id = ids[index] ?? 0;
      if (id === last) continue;
      last = id;
      this.add(id, lats[index] ?? 0, lons[index] ?? 0);
    }
  }
}

/** Where Decap's own library keeps things on the device. */
const databaseName = 'localforage';
const storeName = 'keyvaluepairs';

/**
 * Whether Decap keeps unsaved words for a file on this device. It keeps them by collection and slug, with the path of
 * the file inside.
 */
export async function hasUnsavedWords(path: string): Promise<boolean> {
  const database = await openDatabase();
  if (database === undefined) return false;
  try {
    const kept = await keptIn(database);
    return kept.some((draft) => typeof draft === 'object' && draft?.path === path);
  } finally {
    // An open connection would keep Decap from changing its own store.
    database.close();
  }
}

type Kept = { readonly path?: string } | string | null;

function openDatabase(): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    const request = indexedDB.open(databaseName);
    // A store that is not there yet is Decap's to make.
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      resolve(undefined);
    };
  });
}

function keptIn(database: IDBDatabase): Promise<readonly Kept[]> {
  if (!database.objectStoreNames.contains(storeName)) return Promise.resolve([]);
  return new Promise((resolve) => {
    const request = database.transaction(storeName).objectStore(storeName).getAll();
    request.onsuccess = () => {
      resolve(request.result as Kept[]);
    };
    request.onerror = () => {
      resolve([]);
    };
  });
}

// Changes that the desk does not have yet, in the browser's own store: one record for each window.

const NAME = "dateline-outbox";

let opened = null;

function open() {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore("changes", { keyPath: ["story", "client"] });
      store.createIndex("story", "story");
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  return opened;
}

async function change(act) {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction("changes", "readwrite", { durability: "strict" });
    act(transaction.objectStore("changes"));
    transaction.oncomplete = () => done();
    transaction.onerror = () => failed(transaction.error);
    transaction.onabort = () => failed(transaction.error);
  });
}

export const put = (record) => change((store) => store.put(record));

export const drop = (story, client) => change((store) => store.delete([story, client]));

/** What windows left of this story. */
export async function all(story) {
  const database = await open();
  return new Promise((done, failed) => {
    const request = database.transaction("changes").objectStore("changes").index("story").getAll(story);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

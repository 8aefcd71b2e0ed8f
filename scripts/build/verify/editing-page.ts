/** The page of the editing form, for which some rules differ: it is the panel's own, and none of a reader's. */
export const editingPage = 'admin/index.html';

package intake

// maxDocument bounds the files that are read, in bytes.
const maxDocument = 50 << 20

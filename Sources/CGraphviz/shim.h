// What Swift cannot import from Graphviz by itself: macros and mutable globals.
#include <gvc.h>
#include <cgraph.h>

static inline Agdesc_t guanxi_directed(void) { return Agdirected; }

// What Swift cannot import from Graphviz by itself: macros and mutable globals.
#include <gvc.h>
#include <cgraph.h>
#include <stdlib.h>

static inline Agdesc_t guanxi_directed(void) { return Agdirected; }

// The name under which Graphviz reports its version.
static inline const char *guanxi_graphviz_version(GVC_t *context) { return gvcVersion(context); }

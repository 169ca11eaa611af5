"""Spares z3's Python layer questions that cannot fail.

After every call of the library that layer asks for its error code, and takes a sort or a declaration for a term through
a call that gives back the same pointer. Counting references and reading what kind of term a live term is never fail, and
they are most of the calls of an exploration.
"""

# The version whose layer this was read in: another one is left as it is.
READ = "4.12.6"

NEVER_FAIL = (
    "Z3_inc_ref",
    "Z3_dec_ref",
    "Z3_sort_to_ast",
    "Z3_func_decl_to_ast",
    "Z3_get_ast_hash",
    "Z3_get_ast_kind",
    "Z3_get_sort",
    "Z3_get_sort_kind",
    "Z3_is_eq_ast",
    "Z3_is_numeral_ast",
)


def direct():
    import z3
    from z3 import z3 as layer
    from z3 import z3core

    if z3.get_version_string() != READ:
        return
    # Each function of that layer holds the library's own as its last default.
    library = {name: getattr(z3core, name).__defaults__[-1].f for name in NEVER_FAIL}
    for name, function in library.items():
        setattr(z3core, name, function)
        setattr(layer, name, function)
    inc_ref, dec_ref, main_ctx = library["Z3_inc_ref"], library["Z3_dec_ref"], layer.main_ctx

    def begin(self, ast, ctx=None):
        self.ast = ast
        self.ctx = ctx = main_ctx() if ctx is None else ctx
        inc_ref(ctx.ctx, ast)

    def end(self):
        ctx = self.ctx.ctx
        if ctx is not None and self.ast is not None:
            dec_ref(ctx, self.ast)
            self.ast = None

    layer.AstRef.__init__ = begin
    layer.AstRef.__del__ = end

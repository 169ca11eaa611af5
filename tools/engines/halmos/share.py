"""Spares Halmos copies of what never changes.

Halmos copies the whole trace of a path, with every call, read and write in it, at each branch and each return of a
call. What a trace holds is written once and only read afterwards, and so is every term of a solver; sharing them
changes no answer, and spares most of the time of an exploration.
"""
import dataclasses


def fields(cls):
    return tuple(field.name for field in dataclasses.fields(cls))


def frozen(cls):
    return cls.__dataclass_params__.frozen


def share():
    """What is copied by hand here must be all that there is to copy: another Halmos is left as it is."""
    import z3
    from halmos import sevm
    from halmos.cheatcodes import Prank, PrankResult

    known = (
        fields(sevm.CallContext) == ("message", "output", "depth", "trace", "prank")
        and fields(sevm.CallOutput) == ("data", "accounts_to_delete", "error", "return_scheme")
        and fields(Prank) == ("active", "keep")
        and all(frozen(cls) for cls in (sevm.Message, sevm.StorageRead, sevm.StorageWrite, sevm.EventLog, PrankResult))
        and vars(sevm.StorageData()).keys() == {"symbolic", "_mapping"}
    )
    if not known:
        return

    def context(self, memo):
        output = self.output
        return sevm.CallContext(
            message=self.message,
            output=sevm.CallOutput(
                data=output.data,
                accounts_to_delete=set(output.accounts_to_delete),
                error=output.error,
                return_scheme=output.return_scheme,
            ),
            depth=self.depth,
            trace=list(self.trace),
            prank=Prank(active=self.prank.active, keep=self.prank.keep),
        )

    def storage(self, memo):
        copied = sevm.StorageData()
        copied.symbolic = self.symbolic
        copied._mapping = dict(self._mapping)
        return copied

    sevm.CallContext.__deepcopy__ = context
    sevm.StorageData.__deepcopy__ = storage
    z3.AstRef.__deepcopy__ = lambda self, memo: self

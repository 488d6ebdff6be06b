"""A solver of whole numbers that leaves Ctrl+C to whoever runs the process."""

from __future__ import annotations

from threading import current_thread, main_thread

from ortools.sat.python import cp_model


def cp_solver() -> cp_model.CpSolver:
    """A solver that Ctrl+C stops where it is all that runs, and nowhere else.

    It would take the signal from a house that searches in a thread, and not give it back.

    >>> cp_solver().parameters.catch_sigint_signal
    True
    """
    solver = cp_model.CpSolver()
    solver.parameters.catch_sigint_signal = current_thread() is main_thread()
    return solver

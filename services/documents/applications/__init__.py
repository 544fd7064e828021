"""The papers of an application that is no case yet, or never becomes one."""

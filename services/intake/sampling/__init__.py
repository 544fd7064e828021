"""卷宗评查: closed cases drawn by lot, judged by a checklist; what is wrong is put right and looked at again (一(二))."""

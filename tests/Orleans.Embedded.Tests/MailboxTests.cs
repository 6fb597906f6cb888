namespace Orleans.Embedded.Tests;

public class MailboxTests
{
    [Fact]
    public void Of_those_that_may_start_the_oldest_starts()
    {
        var mailbox = new Mailbox();
        var (write, free) = (new Note("w"), new Note("f", free: true));
        var (read, otherRead) = (new Note("r", reads: true), new Note("R", reads: true));
        foreach (var note in (Note[])[read, write, otherRead, free])
        {
            mailbox.Add(note);
        }

        Assert.Same(read, mailbox.Start());
        Assert.Same(otherRead, mailbox.Start());
        Assert.Same(free, mailbox.Start());
        Assert.Null(mailbox.Start());
        mailbox.End(read);
        Assert.False(mailbox.CanStart);
        mailbox.End(otherRead);
        Assert.Same(write, mailbox.Start());
        Assert.Equal((0, 2), (mailbox.Waiting, mailbox.Running));
    }

    [Fact]
    public void Only_overdue_calls_expire_and_running_ones_stay()
    {
        var mailbox = new Mailbox();
        var notes = Enumerable.Range(0, 4).Select(i => new Note($"{i}", since: i * 10)).ToArray();
        foreach (var note in notes)
        {
            mailbox.Add(note);
        }

        Assert.Same(notes[0], mailbox.Start());
        var expired = new List<(Request Request, bool IsRunning)>();
        mailbox.Expire(cutoff: 20, (request, isRunning) => expired.Add((request, isRunning)));
        Assert.Equal([(notes[1], false), (notes[0], true)], expired);
        Assert.Equal((2, 1), (mailbox.Waiting, mailbox.Running));
        Assert.Equal([notes[2], notes[3]], mailbox.TakeWaiting());
        Assert.Equal(0, mailbox.Waiting);
    }

    private sealed class Note : Request
    {
        private readonly string _title;
        private Arrival _came;

        public Note(string title, bool reads = false, bool free = false, long since = 0)
        {
            _title = title;
            ReadsOnly = reads;
            Interleaves = free;
            _came.Since = since;
        }

        internal override ref Arrival Came => ref _came;

        internal override string Title => _title;

        internal override bool IsCall => true;

        internal override Task Execute(TurnQueue turns) => Task.CompletedTask;

        internal override void Answer(Task execution)
        {
        }

        internal override void Refuse(Exception reason)
        {
        }
    }
}

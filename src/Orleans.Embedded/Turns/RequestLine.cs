namespace Orleans.Embedded;

/// <summary>A list of requests through their own links: nothing is allocated, and any member leaves in constant
/// time.</summary>
internal struct RequestLine
{
    public Request? First { get; private set; }

    private Request? Last { get; set; }

    public void Add(Request request)
    {
        request.Previous = Last;
        request.Next = null;
        if (Last is null)
        {
            First = request;
        }
        else
        {
            Last.Next = request;
        }

        Last = request;
    }

    public void Remove(Request request)
    {
        if (request.Previous is null)
        {
            First = request.Next;
        }
        else
        {
            request.Previous.Next = request.Next;
        }

        if (request.Next is null)
        {
            Last = request.Previous;
        }
        else
        {
            request.Next.Previous = request.Previous;
        }

        request.Next = request.Previous = null;
    }
}

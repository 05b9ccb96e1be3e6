using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace BytePair.Text;

/// <summary>Tells an object when the collector has run, for as long as that object lives: after each full collection, and after a few others at first.</summary>
/// <remarks>
/// Nobody holds a watch, so each collection that looks at it finds it dead and has it finalized, upon which it lives again. A
/// survivor ages; once it is old, full collections alone look at it.
/// </remarks>
internal sealed class CollectionWatch<T>
    where T : class
{
    private readonly Action<T> collected;

    // A handle, not a WeakReference: that would be finalized together with this object, perhaps before it.
    private readonly GCHandle target;

    private CollectionWatch(T target, Action<T> collected)
    {
        this.collected = collected;
        this.target = GCHandle.Alloc(target, GCHandleType.Weak);
    }

    /// <summary>Begins to watch.</summary>
    /// <param name="target">Who is told; the watch doesn't keep it alive.</param>
    /// <param name="collected">What to do; it runs on the finalizer's thread, must not wait, and must not hold the target.</param>
    public static void Begin(T target, Action<T> collected) => _ = new CollectionWatch<T>(target, collected);

    [SuppressMessage("Design", "MA0055:Do not use finalizer", Justification = "It frees nothing: it is the only sign of a collection that the runtime gives, and the runtime's own array pools use it so.")]
    ~CollectionWatch()
    {
        if (target.Target is T alive)
        {
            collected(alive);
            GC.ReRegisterForFinalize(this);
        }
        else
        {
            target.Free();
        }
    }
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IAggregatorV3} from "../../../contracts/flat/interfaces/IAggregatorV3.sol";
import {IFLAT} from "../../../contracts/flat/interfaces/IFLAT.sol";
import {FLAT} from "../../../contracts/flat/src/FLAT.sol";
import {FLATSlots} from "../../../harness/generated/Slots.sol";
import {AnyAnswer} from "./AnyFeed.sol";
import {Clock} from "../Clock.sol";
import {svm, vm} from "./Cheats.sol";
import {AnyPool, AnyReader, AnyFactory, AnyWeth, GenesisFeed} from "./Market.sol";
import {Symbolic} from "./Symbolic.sol";

/// FLAT: real runtime code, arbitrary state, arbitrary feed answers, an arbitrary market reader, an arbitrary pool.
abstract contract DeskWorld is Symbolic {
    FLAT internal flat;
    address internal constant weth = address(0xB001);
    address internal constant pool = address(0xB002);
    address internal constant twap = address(0xB003);
    address internal constant factory = address(0xB004);
    address internal constant ethUsdFeed = address(0xB005);
    address internal constant cpiFeed = address(0xB006);
    address internal constant truflationFeed = address(0xB007);
    uint256 internal constant FLAT_SUPPLY = 21_000_000_000_000e18;

    /// A real permit, for twins: the account of private key 1 lets `SPENDER` have 1 wei of FLAT, by its first nonce and
    /// without a deadline, on chain 31337. Recovery is uninterpreted to Halmos, so a free signature would be one that no
    /// EVM recovers anyone from.
    address internal constant SIGNER = 0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf;
    address internal constant SPENDER = address(0x5EED);
    uint8 internal constant SIGNATURE_V = 27;
    bytes32 internal constant SIGNATURE_R = 0x0682c2c22dab5d2fb8a29cc6e22963fcd5a130311884209aa31106ba72c55567;
    bytes32 internal constant SIGNATURE_S = 0x0b9a222c334919a1b0c624954b2080a22ae709dffe469d5b8f2419113ab49a85;

    /// As deployed, for base cases: with feeds that answer at genesis.
    function _deploy() internal {
        flat = _build();
    }

    Clock internal clock;

    function setUp() public virtual {
        clock = new Clock();
        address built = address(_build());
        flat = FLAT(address(0xA003));
        vm.etch(address(flat), built.code);
        svm.enableSymbolicStorage(address(flat));
        _string(address(flat), FLATSlots._name, "FLAT");
        _string(address(flat), FLATSlots._symbol, "FLAT");
        _market();
    }

    /// The feeds of the proof, at the addresses that FLAT knows.
    function _feedCode() internal virtual returns (bytes memory) {
        return address(new AnyAnswer()).code;
    }

    /// What the pool can do to FLAT while a peg purchase runs.
    function _poolCode() internal virtual returns (bytes memory) {
        return address(new AnyPool(address(flat), FLATSlots._balances)).code;
    }

    function _build() internal returns (FLAT) {
        bytes memory code = address(new GenesisFeed()).code;
        vm.etch(ethUsdFeed, code);
        vm.etch(cpiFeed, code);
        vm.etch(truflationFeed, code);
        vm.etch(factory, address(new AnyFactory(pool)).code);
        vm.warp(1_800_000_000);
        return new FLAT(
            IFLAT.Config({
                weth: weth,
                uniswapFactory: factory,
                poolFee: 3000,
                twap: twap,
                ethUsdFeed: IAggregatorV3(ethUsdFeed),
                cpiFeed: IAggregatorV3(cpiFeed),
                truflationFeed: IAggregatorV3(truflationFeed)
            })
        );
    }

    function _market() private {
        bytes memory code = _feedCode();
        vm.etch(ethUsdFeed, code);
        vm.etch(cpiFeed, code);
        vm.etch(truflationFeed, code);
        vm.etch(pool, _poolCode());
        vm.etch(twap, address(new AnyReader()).code);
        vm.etch(weth, address(new AnyWeth()).code);
        svm.enableSymbolicStorage(ethUsdFeed);
        svm.enableSymbolicStorage(cpiFeed);
        svm.enableSymbolicStorage(truflationFeed);
        svm.enableSymbolicStorage(pool);
        svm.enableSymbolicStorage(twap);
    }

    /// Anyone but FLAT itself, which only sends what its code sends; the pool is someone.
    function _outsider(address who) internal view override returns (bool) {
        return who != address(flat);
    }

    /// Frees by name what a message can read. What FLAT does depends on feeds, time and anchor through two prices only
    /// (A-PRICE-ONLY), so time and anchor are fixed where the far-off rule is at its widest, and every price that it
    /// could ever accept, in any state, is a price here.
    function _arbitrary(address a, address b) internal virtual {
        _freeTime();
        vm.deal(address(flat), svm.createUint(128, "backing"));
        _free(address(flat), FLATSlots._totalSupply, "flatTotalSupply");
        _free(address(flat), FLATSlots._status, "flatStatus");
        _free(address(flat), FLATSlots.lastPrice, "lastPrice");
        _free(address(flat), FLATSlots._pegBudget, "pegBudget");
        _freeToken(address(flat), FLATSlots._balances, FLATSlots._allowances, "flat", a, b);
        _freeAt(address(flat), _mapping(FLATSlots._balances, address(flat)), "flatBalanceOfFlat");
        _freeAt(address(flat), _mapping(FLATSlots._nonces, a), "flatNonceOfA");
        _freeAt(twap, bytes32(0), "meanPrice");
        _freeAt(twap, bytes32(uint256(1)), "spotPrice");
        _freeAt(twap, bytes32(uint256(2)), "priceLimit");
        _freeAt(pool, bytes32(0), "poolTakesEth");
        _freeAt(pool, bytes32(uint256(1)), "poolGivesFlat");
        _freeFeeds();
    }

    function _freeTime() internal virtual {
        vm.warp(5e13);
        vm.store(address(flat), bytes32(FLATSlots.anchorPrice), bytes32(uint256(1e18)));
        vm.store(address(flat), bytes32(FLATSlots.anchorAt), bytes32(uint256(1_800_000_000)));
    }

    /// Each feed answers or does not.
    function _freeFeeds() internal virtual {
        uint256 answer = _freeFeed(ethUsdFeed, "ethUsd");
        vm.assume(both(answer >= 1e8, answer <= 1e14)); // Assumes A-FEED-COLLAPSE: any other answer counts as none
        answer = _freeFeed(cpiFeed, "cpi");
        vm.assume(_priced(answer)); // Assumes A-FEED-COLLAPSE: any other answer counts as none
        answer = _freeFeed(truflationFeed, "truflation");
        vm.assume(_priced(answer)); // Assumes A-FEED-COLLAPSE: any other answer counts as none
    }

    function _freeFeed(address feed, string memory name) internal returns (uint256 answer) {
        answer = svm.createUint256(string.concat(name, "Answer"));
        vm.store(feed, bytes32(uint256(1)), bytes32(answer));
        _freeAt(feed, bytes32(0), string.concat(name, "Answers"));
    }

    /// Ether at 2000 dollars and FLAT at one, wherever a feed answers.
    function _ordinary() internal view virtual override returns (bool) {
        bool indices = both(_answer(cpiFeed) == 315_60500000, _answer(truflationFeed) == 315_60500000);
        return both(_answer(ethUsdFeed) == 2000_00000000, indices);
    }

    /// Ether at 2000 dollars, FLAT at one by the primary feed and 5 % more by the fallback: which of them was asked shows.
    /// The mean price lies a fifth below or above: outside of the band a peg purchase is made, inside it none may be.
    function _huntingGround() internal view virtual override returns (bool) {
        bool indices = both(_answer(cpiFeed) == 315_60500000, _answer(truflationFeed) == 331_38525000);
        bool market = either(marketMean() == 4e14, marketMean() == 6e14);
        return both(both(_answer(ethUsdFeed) == 2000_00000000, indices), market);
    }

    /// Whether an answer makes a price that the oracle rule can accept in some state.
    function _priced(uint256 answer) private pure returns (bool) {
        uint256 price = D(wad(answer), 315_60500000);
        return both(both(both(answer != 0, answer >> 128 == 0), wadExact(answer)), both(price >= 1e15, price <= 1e24));
    }

    /// FLAT's own view, or 0 where it reverts: reading it never drops an execution.
    function _read(bytes memory data) private view returns (uint256) {
        (bool ok, bytes memory word) = address(flat).staticcall(data);
        return ok ? abi.decode(word, (uint256)) : 0;
    }

    /// USD per ETH, WAD; 0 when unavailable.
    function ethUsd() internal view returns (uint256) {
        return _read(abi.encodeCall(flat.ethUsdPrice, ()));
    }

    /// USD per FLAT that a sale would use, WAD; 0 when unavailable.
    function salePrice() internal view returns (uint256) {
        return _read(abi.encodeCall(flat.flatPrice, ()));
    }

    /// USD per FLAT that a redemption would use, WAD.
    function redemptionPrice() internal view returns (uint256) {
        return _read(abi.encodeCall(flat.redemptionPrice, ()));
    }

    /// The same prices by the answers that are free here, without the views' branches, which would multiply the
    /// executions of every function under study. Proved equal to the views in FLAT-UNIT-007.
    function quotedEthUsd() internal view returns (uint256) {
        unchecked {
            return masked(_answers(ethUsdFeed), _answer(ethUsdFeed) * 1e10);
        }
    }

    function quotedSale() internal view returns (uint256) {
        uint256 second = masked(_answers(truflationFeed), _indexPrice(truflationFeed));
        return _select(_answers(cpiFeed), _indexPrice(cpiFeed), second);
    }

    function quotedRedemption() internal view returns (uint256) {
        uint256 sale = quotedSale();
        return _select(sale != 0, sale, flat.lastPrice());
    }

    function _select(bool condition, uint256 yes, uint256 no) private pure returns (uint256) {
        return masked(condition, yes) | masked(!condition, no);
    }

    function _answers(address feed) private view returns (bool) {
        return uint256(_load(feed, bytes32(0))) == 1;
    }

    /// ETH/USD in the feed's own unit, whether or not the feed answers.
    function ethUsdAnswer() internal view returns (uint256) {
        return _answer(ethUsdFeed);
    }

    function _answer(address feed) private view returns (uint256) {
        return uint256(_load(feed, bytes32(uint256(1))));
    }

    function _indexPrice(address feed) private view returns (uint256) {
        return D(wad(_answer(feed)), 315_60500000);
    }

    /// The reentrancy guard's word: 1 outside of a call.
    function guard() internal view returns (uint256) {
        return uint256(_load(address(flat), bytes32(FLATSlots._status)));
    }

    /// What a running peg purchase may still pay, in wei.
    function pegBudget() internal view returns (uint256) {
        return uint256(_load(address(flat), bytes32(FLATSlots._pegBudget)));
    }

    function guardOpen() internal view returns (bool) {
        return guard() != 2;
    }

    /// The mean and spot prices that the reader reports, wei of WETH per FLAT, WAD.
    function marketMean() internal view returns (uint256) {
        return uint256(_load(twap, bytes32(0)));
    }

    function marketSpot() internal view returns (uint256) {
        return uint256(_load(twap, bytes32(uint256(1))));
    }

    /// The lower edge of the band, in the unit that market prices are compared in.
    function bandEdge(uint256 price) internal pure returns (uint256) {
        unchecked {
            return price * 9950 * 1e18;
        }
    }

    function tenThousandfold(uint256 x) internal pure returns (uint256) {
        unchecked {
            return x * 10_000;
        }
    }

    /// An account without code that accepts ether; precompiles and the harness's own contracts do not count.
    function isPlain(address who) internal view returns (bool) {
        return who.code.length == 0;
    }

    /// Whether these are the arguments of the real permit.
    function isSample(address owner, address spender, uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        internal
        view
        returns (bool)
    {
        bool signature = both(v == SIGNATURE_V, both(r == SIGNATURE_R, s == SIGNATURE_S));
        bool parties = both(both(owner == SIGNER, spender == SPENDER), flat.nonces(owner) == 0);
        return both(both(signature, parties), both(amount == 1, deadline == type(uint256).max));
    }

    /// Who signed a permit: EIP-2612 over EIP-712, with an `s` in the lower half of the curve's order; 0 otherwise.
    function recovered(
        address owner,
        address spender,
        uint256 value,
        uint256 nonce,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) internal view returns (address) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("FLAT"),
                keccak256("1"),
                block.chainid,
                address(flat)
            )
        );
        bytes32 message = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                owner,
                spender,
                value,
                nonce,
                deadline
            )
        );
        address who = ecrecover(keccak256(abi.encodePacked(bytes2(0x1901), domain, message)), v, r, s);
        bool low = uint256(s) <= 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0;
        return address(uint160(masked(low, uint160(who))));
    }
}
